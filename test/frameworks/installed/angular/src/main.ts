import { bootstrapApplication } from '@angular/platform-browser';
import { Cart } from './cart';

bootstrapApplication(Cart).catch(console.error);
