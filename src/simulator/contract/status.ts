import { isProcessStatus, type ProcessStatus } from '../../protocol/process-status.ts';
import { guarded } from './value.ts';

/** A status of `process_result`. */
export const Status = guarded((value): value is ProcessStatus => typeof value === 'string' && isProcessStatus(value));
