import { checkScenarios } from './check-scenarios.ts';

checkScenarios('simulator');
