// The refusals inside a page.
import { runCases } from '../contract/case.ts';
import { refusals } from './refusals.ts';

window.runCases = () => runCases(refusals);
