import { CopyButton } from './parts.ts';
import { DashboardApp } from './dashboard-app.ts';
import { ThemeEditor } from './theme-editor.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-copy-button': CopyButton;
    'hyper-dashboard': DashboardApp;
    'hyper-theme-editor': ThemeEditor;
  }
}

customElements.define('hyper-copy-button', CopyButton);
customElements.define('hyper-theme-editor', ThemeEditor);
customElements.define('hyper-dashboard', DashboardApp);
