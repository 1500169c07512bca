// The same schema and statements as Sector.cs, for the servers that are given resolvers.
import pg from 'pg';

export const pool = new pg.Pool({ max: 16 });
export const port = Number(process.argv[2]);

export const typeDefs = `
  type Query { assessments(where: AssessmentFilterInput!, orderBy: AssessmentOrder!, first: Int!): [Assessment!]! }
  input AssessmentFilterInput { round: Int!  status: String! }
  enum AssessmentOrder { SCORE_DESCENDING SCORE_ASCENDING }
  type Assessment { assessmentId: Int!  organisation: String!  region: String!  status: String!  score: Float!  answers: [Answer!]! }
  type Answer { statement: String!  rating: Int!  narrative: String }
`;

export const resolvers = {
  Query: {
    assessments: async (_, { where, orderBy, first }) => (await pool.query({
      name: orderBy,
      text: `select a.assessment_id as "assessmentId", o.name as organisation, o.region, a.status, a.score
             from assessment a join organisation o using (organisation_id)
             where a.round = $1 and a.status = $2
             order by a.score ${orderBy === 'SCORE_DESCENDING' ? 'desc' : ''}, a.assessment_id limit $3`,
      values: [where.round, where.status, first],
    })).rows,
  },
};

export async function answersOf(assessments) {
  const { rows } = await pool.query({
    name: 'answers',
    text: 'select assessment_id, statement, rating, narrative from answer where assessment_id = any ($1) order by assessment_id, statement',
    values: [assessments],
  });
  const lists = new Map(assessments.map((assessment) => [assessment, []]));
  for (const row of rows) lists.get(row.assessment_id).push(row);
  return assessments.map((assessment) => lists.get(assessment));
}
