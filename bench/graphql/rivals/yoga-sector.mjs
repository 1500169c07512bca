import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createSchema, createYoga } from 'graphql-yoga';
import { answersOf, port, resolvers, typeDefs } from './sector.mjs';

const Assessment = { answers: ({ assessmentId }, _, { answers }) => answers.load(assessmentId) };
const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: { ...resolvers, Assessment } }),
  context: () => ({ answers: new DataLoader(answersOf) }),
  logging: false,
});
createServer(yoga).listen(port, '127.0.0.1');
