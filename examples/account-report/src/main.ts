import { connect } from './connection.ts';
import { formatReport } from './format-report.ts';
import { readReport } from './read-report.ts';

const account = await connect(process.argv.slice(2));
console.log(`Account: through ${account.to}\n`);
for (const line of formatReport(await readReport(account))) console.log(line);
