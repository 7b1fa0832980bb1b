import { CopyButton } from './copy-button.ts';
import { DashboardApp } from './dashboard-app.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-copy-button': CopyButton;
    'hyper-dashboard': DashboardApp;
  }
}

customElements.define('hyper-copy-button', CopyButton);
customElements.define('hyper-dashboard', DashboardApp);
