// Runs the audits of GraphQL over HTTP against a server: node audits.mjs URL. One line per audit.
import { serverAudits } from 'graphql-http';

for (const audit of serverAudits({ url: process.argv[2] })) {
  const result = await audit.fn();
  console.log(`${result.status} ${audit.id} ${audit.name}${result.status === 'ok' ? '' : `: ${result.reason}`}`);
}
