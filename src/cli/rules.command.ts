import type { Command } from 'commander';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';

interface EvaluateOptions extends JsonOption {
  readonly decision: string;
  readonly facts: string;
}

/** `dondoc rules …`: decision tables. The rooms behind these load FEEL and XML, which other commands need not wait for. */
export function addRulesCommands(program: Command, cli: Cli): void {
  const rules = program
    .command('rules')
    .description('Bảng quyết định: tính, kiểm tra / decision tables: evaluate, check');
  rules
    .command('evaluate')
    .argument('<file>', 'tệp .dmn / a .dmn file')
    .description('Kết quả của một quyết định, và vì sao / the result of a decision, and why')
    .requiredOption('--decision <name>', 'tên hoặc mã của quyết định / name or id of the decision')
    .requiredOption('--facts <file>', 'tệp JSON: {"tên": giá trị} / a JSON file of facts by name')
    .option(...JSON_OPTION)
    .action(async (file: string, options: EvaluateOptions) => {
      const { evaluateRules } = await import('./rules-evaluate.store');
      return evaluateRules(cli, file, options);
    });
  rules
    .command('show')
    .argument('<file>', 'tệp .dmn / a .dmn file')
    .description('Các bảng của một tệp, dạng HTML để đọc / the tables of a file as HTML to read')
    .option('--on <date>', 'quy định như vào ngày này / provisions as they stood on this day, YYYY-MM-DD')
    .action(async (file: string, options: { readonly on?: string }) => {
      const { showRules } = await import('./rules-show');
      return showRules(cli, file, options);
    });
  rules
    .command('check')
    .argument('[file...]', 'tệp .dmn; mặc định các bảng của phần mềm / .dmn files, by default those released')
    .description('Dòng trùng, khoảng trống, dòng thừa, thiếu căn cứ, hiệu lực / overlaps, gaps, idle rows, citations')
    .option(...JSON_OPTION)
    .action(async (files: string[], options: JsonOption) => {
      const { checkRules } = await import('./rules-check');
      return checkRules(cli, files, options);
    });
  rules
    .command('tck')
    .argument('<folder>', 'thư mục ca thử / folder of test cases')
    .description('Chạy các ca thử của DMN TCK / run test cases of the DMN TCK')
    .option(...JSON_OPTION)
    .action(async (folder: string, options: JsonOption) => {
      const { runTck } = await import('./rules-tck');
      return runTck(cli, folder, options);
    });
}
