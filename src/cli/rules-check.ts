import { checkRuleFiles, type Checked } from '../rules/check-files.store';
import type { Finding } from '../rules/check/finding';
import { loadLaw } from '../rules/law/law-files.store';
import type { Cli, JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { failureLines, failureText } from './failure-texts';

/** `dondoc rules check [FILE…]`: every problem with its table, row and column. Warnings alone let the files through. */
export async function checkRules(cli: Cli, named: readonly string[], { json }: JsonOption): Promise<void> {
  const checked = await checkRuleFiles(named, loadLaw());
  const errors = checked.refused.length + checked.findings.filter(({ severity }) => severity === 'error').length;
  const ok = errors === 0;
  if (json) await cli.output.json(checkJson(checked, errors));
  else await cli.output.lines(checkLines(checked, errors));
  if (!ok) cli.ends(EXIT.problems);
}

const checkJson = ({ files, refused, findings }: Checked, errors: number) => ({
  ok: errors === 0,
  errors,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
  files: files.map(({ file, sha256, program: { model } }) => ({
    ...{ file, sha256, name: model.name, version: model.version },
    ...{ validFrom: model.validFrom, validTo: model.validTo },
  })),
  findings: [
    ...refused.map(({ file, refusal }) => ({ file, severity: 'error', ...refusal, ...failureText(refusal) })),
    ...findings.map((each) => ({ ...each, ...failureText(each) })),
  ],
});

function checkLines({ files, refused, findings }: Checked, errors: number): string[] {
  return [
    ...refused.flatMap(({ refusal }) => failureLines(refusal)),
    ...findings.flatMap(findingLines),
    `${files.length} tệp / files: ${errors} lỗi / errors, ${findings.length + refused.length - errors} lưu ý / warnings`,
  ];
}

function findingLines(found: Finding): string[] {
  const { vi, en } = failureText(found);
  return [
    `${found.file}:${found.line}: ${found.severity === 'error' ? 'lỗi' : 'lưu ý'} [${found.code}] ${vi}`,
    `  en: ${found.severity}: ${en}`,
  ];
}
