import { join } from 'node:path';
import { loadLaw } from '../../../src/rules/law/law-files.store';
import { readModel } from '../../../src/rules/dmn/read-model';
import { compileRuleFile, rulesFolder } from '../../../src/rules/rule-files.store';
import { tablesHtml } from '../../../src/rules/table-html';
import type { LocalDate } from '../../../workflows/vocabulary';

const on = (day: string) => ({ law: loadLaw(), on: day as LocalDate });

async function htmlOf(file: string, day: string): Promise<string> {
  const rules = await compileRuleFile(join(rulesFolder(), file));
  if ('code' in rules) throw new Error(rules.code);
  return tablesHtml(rules.program.model, on(day));
}

test('each row has its number, its cells and its provisions in words as they stood on the day', async () => {
  const before = await htmlOf('violation-by-person.dmn', '2026-08-16');
  expect(before).toContain('<th scope="row">1</th>');
  expect(before).toContain('Đảng viên');
  expect(before).toContain('đã đọc / read');
  // From the day on which another regulation, whose text was not read, took its place.
  expect(await htmlOf('violation-by-person.dmn', '2026-08-17')).toContain(
    'Văn bản chưa đọc: nội dung này còn đúng không?',
  );
  const rows = (html: string) => html.match(/<th scope="row">/g)?.length;
  expect(rows(await htmlOf('lateness.dmn', '2024-06-30'))).toBe(7);
});

test('what a file says is shown and never run', async () => {
  const text = `<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="&lt;script&gt;alert(1)&lt;/script&gt;"
    namespace="urn:x"><decision id="d" name="a &amp; &quot;b&quot;"><variable name="d"/><literalExpression><text>1 &lt; 2</text></literalExpression></decision></definitions>`;
  const model = await readModel(text, 'x.dmn');
  if ('code' in model) throw new Error(model.code);
  const html = tablesHtml(model, on('2024-06-30'));
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('a &amp; &quot;b&quot;');
  expect(html).toContain('<pre>1 &lt; 2</pre>');
});
