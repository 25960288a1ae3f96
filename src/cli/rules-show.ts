import type { LocalDate } from '../../workflows/vocabulary';
import { loadLaw } from '../rules/law/law-files.store';
import { compileRuleFile, programsBeside } from '../rules/rule-files.store';
import { tablesHtml } from '../rules/table-html';
import type { Cli } from './cli';
import { orFail } from './failure';
import { dayFrom } from './option-values';

/** `dondoc rules show FILE`: without a day, provisions as they stood when the file begins to be valid. */
export async function showRules(cli: Cli, file: string, { on }: { readonly on?: string }): Promise<void> {
  const { program } = orFail(await compileRuleFile(file, await programsBeside(file)));
  const day = on === undefined ? ((program.model.validFrom ?? '2023-01-01') as LocalDate) : dayFrom(on);
  await cli.output.lines(tablesHtml(program.model, { law: loadLaw(), on: day }).trimEnd().split('\n'));
}
