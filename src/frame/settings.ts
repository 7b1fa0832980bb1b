import { readFrameSettings, settingsTemplateId, type FrameSettings } from '../protocol/frame-settings.ts';

/** The settings in the HTML of this page. */
export function settingsOfPage(): FrameSettings {
  const template = document.querySelector<HTMLTemplateElement>(`template#${settingsTemplateId}`);
  return readFrameSettings(template?.content.textContent ?? '');
}
