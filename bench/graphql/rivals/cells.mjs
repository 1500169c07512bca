// The same schema and figures as Cells.cs.
const regions = ['North East', 'North West', 'Yorkshire and The Humber', 'East Midlands', 'West Midlands', 'East of England', 'London', 'South East', 'South West'];
const sizes = [null, 'Micro', 'Small', 'Medium', 'Large'];
const round = (value) => Math.round(value * 10) / 10;

export const cells = regions.flatMap((region, row) => sizes.map((size, column) => ({
  group: size === null ? region : `${region}: ${size}`,
  region,
  sizeBand: size,
  serviceType: null,
  contributors: 10 + 5 * ((row * 7 + column) % 40),
  mean: round(2.1 + row * 0.1 + column * 0.05),
  median: round(2.2 + row * 0.1),
  lowerQuartile: round(1.7 + column * 0.1),
  upperQuartile: round(3.1 + row * 0.05),
})));

export const typeDefs = `
  type Query { cells(element: String!): [Cell!]! }
  type Cell {
    group: String!  region: String!  sizeBand: String  serviceType: String  contributors: Int!
    mean: Float!  median: Float!  lowerQuartile: Float!  upperQuartile: Float!
  }
`;

export const resolvers = { Query: { cells: (_, { element }) => (element.length > 0 ? cells : []) } };
export const port = Number(process.argv[2]);
