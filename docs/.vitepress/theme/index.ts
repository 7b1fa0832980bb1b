// The fonts of the reader's system: none is downloaded.
export { default } from 'vitepress/theme-without-fonts';
