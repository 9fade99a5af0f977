// A case of a contract, and how to run them where no test runner is: inside a page.

export interface Case {
  name: string;
  run(): Promise<void>;
}

export interface CaseResult {
  name: string;
  /** Null when it held. */
  error: string | null;
}

declare global {
  interface Window {
    /** Set by a page module; runs all of its cases one after the other. */
    runCases?: () => Promise<CaseResult[]>;
  }
}

export async function runCases(cases: readonly Case[]): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const { name, run } of cases) {
    const error = await run().then(
      () => null,
      (problem: unknown) => (problem instanceof Error ? problem.message : String(problem)),
    );
    results.push({ name, error });
  }
  return results;
}
