/** The parts of the process that a command may use. */
export interface CommandLine {
  /** The words after the command's name. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The version of this package. */
  readonly version: string;
  /** The folder of the built browser files. */
  readonly assets: string;
  /** Reads standard input to its end. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Writes a line to standard output. */
  readonly print: (text: string) => void;
  /** Writes a line to standard error. */
  readonly complain: (text: string) => void;
  /** Aborts when the user wants the command to stop. */
  readonly signal: AbortSignal;
}

/** 0: done. 1: looked at, and the answer is no. 2: bad usage or input, nothing was done. */
export type ExitCode = 0 | 1 | 2;

/** The result of a command. */
export interface CommandResult {
  readonly exitCode: Exclude<ExitCode, 2>;
  /** For people. */
  readonly text: string;
  /** For programs, with `--json`. */
  readonly json: object;
}

/** The flag that every command has. */
export interface JsonFlag {
  readonly json?: boolean;
}

/** The arguments of a command beside its own flags. */
export interface CommandContext {
  readonly line: CommandLine;
  /** Prints an outcome in the form that was asked for, and sets the exit code. */
  readonly finish: (outcome: CommandResult, flags: JsonFlag) => void;
}
