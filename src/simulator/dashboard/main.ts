import { DashboardApp } from './dashboard-app.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-dashboard': DashboardApp;
  }
}

customElements.define('hyper-dashboard', DashboardApp);
