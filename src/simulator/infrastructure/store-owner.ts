import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isPlainObject } from '../../protocol/plain-object.ts';

/** A process that owns a store file, as it can be told from all others. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Empty where the system has none. */
  readonly pidNamespace: string;
  /** The boot and the moment of its start; empty where the system does not tell. */
  readonly started: string;
}

/** This process as an owner. */
export function thisProcess(): Owner {
  return { pid: process.pid, host: hostname(), pidNamespace: pidNamespace(), started: startOf(process.pid) };
}

/** Reads an owner from its file; undefined if that holds anything else. */
export function readOwner(text: string | undefined): Owner | undefined {
  const value = parsed(text ?? '');
  if (!isPlainObject(value)) return undefined;
  const { pid, host, pidNamespace: namespace, started } = value;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return undefined;
  if (typeof host !== 'string' || typeof namespace !== 'string' || typeof started !== 'string') return undefined;
  return { pid, host, pidNamespace: namespace, started };
}

/**
 * The state of an owner: `here` if it certainly runs, `ended` if it certainly does not. A process of another machine or
 * container cannot be seen, and the id of an ended one may belong to another process by now.
 */
export function whereaboutsOf(owner: Owner): 'here' | 'ended' | 'unknown' {
  const own = thisProcess();
  if (owner.host !== own.host || owner.pidNamespace !== own.pidNamespace) return 'unknown';
  if (!isAlive(owner.pid)) return 'ended';
  const started = startOf(owner.pid);
  if (started === '' || owner.started === '') return 'unknown';
  return started === owner.started ? 'here' : 'ended';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** When a process was started, and that it has ended where its parent has not asked yet. Linux tells. */
function startOf(pid: number): string {
  try {
    // The second field is a name, which may hold anything; after it come the state and, as the 22nd, the time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return fields[0] === 'Z' ? 'ended' : `${boot} ${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
