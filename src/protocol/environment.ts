/** The accepted spellings of `environment`: seed 003 says `prod`, newer pages `production`. */
export const environments = ['sandbox', 'prod', 'production'] as const;

/** Which of Juspay's environments a session uses. `prod` and `production` mean the same. */
export type Environment = (typeof environments)[number];
