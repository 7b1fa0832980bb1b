import { register } from './element/register.ts';

/*
 * The entry of the one-file script. It exports nothing: a classic script has no importers, and the names would only make
 * it larger and leave a global behind.
 */

register();
