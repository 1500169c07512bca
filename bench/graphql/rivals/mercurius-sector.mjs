import Fastify from 'fastify';
import mercurius from 'mercurius';
import { answersOf, port, resolvers, typeDefs } from './sector.mjs';

const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  loaders: {
    Assessment: {
      answers: { loader: (queries) => answersOf(queries.map(({ obj }) => obj.assessmentId)), opts: { cache: false } },
    },
  },
  jit: 1,
});
await app.listen({ port, host: '127.0.0.1' });
