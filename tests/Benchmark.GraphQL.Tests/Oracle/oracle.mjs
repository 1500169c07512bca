// Answers for graphql-js: one JSON request per line on stdin, one JSON answer per line on stdout.
// The first line says which schema and data to use; the first argument, which graphql-js.
import readline from 'node:readline';

const {
  buildSchema, execute, getNullableType, GraphQLError, GraphQLScalarType, isCompositeType, isEnumType, isListType, isNonNullType,
  isObjectType, parse, validate, validateSchema,
} = await import(process.argv[2]);

const lines = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
let schema;
let data;

/** Scalars beyond the specification, as strict as the engine's. */
const scalars = {
  UUID: text(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, (value) => value.toLowerCase()),
  DateTime: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/, (value) => value),
  LocalDate: text(/^\d{4}-\d\d-\d\d$/, (value) => value),
  Long: number((value) => Number.isInteger(value)),
  Decimal: number(() => true),
};

function text(pattern, read) {
  const parseValue = (value) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new GraphQLError('wrong text');
    return read(value);
  };
  return reading(parseValue, (node) => (node.kind === 'StringValue' ? parseValue(node.value) : undefined));
}

/** The methods by the names of graphql-js 16, and by those of 17. */
function reading(parseValue, parseLiteral) {
  return { parseValue, parseLiteral, coerceInputValue: parseValue, coerceInputLiteral: parseLiteral };
}

function number(isValid) {
  const parseValue = (value) => {
    if (typeof value !== 'number' || !isValid(value)) throw new GraphQLError('wrong number');
    return value;
  };
  return reading(parseValue, (node) =>
    node.kind === 'IntValue' || node.kind === 'FloatValue' ? parseValue(Number(node.value)) : undefined);
}

function prepare(sdl) {
  schema = buildSchema(sdl);
  for (const [name, methods] of Object.entries(scalars)) {
    const type = schema.getType(name);
    if (type instanceof GraphQLScalarType) Object.assign(type, methods);
  }
}

/** The fixture's resolvers: constants, and the few that look at their arguments. */
function resolve(source, args, context, info) {
  const parent = source ?? data[info.parentType.name] ?? {};
  const field = info.fieldName;
  if (info.parentType.name === 'Query' && (field === 'echo' || field === 'required')) return JSON.stringify(args);
  if (field === 'name' && args.upper) return parent.name.toUpperCase();
  let value = parent[field];
  if (value !== null && typeof value === 'object' && '$error' in value) throw new Error(value.$error);
  if (field === 'friends' && Array.isArray(value)) value = value.slice(0, Math.max(0, args.first ?? Infinity));
  const named = schema.getType(String(info.returnType).replace(/[[\]!]/g, ''));
  if ('getFields' in named || 'getTypes' in named) {
    return Array.isArray(value) ? value.map((key) => data.objects[key] ?? null) : data.objects[value] ?? null;
  }
  return value;
}

/** For a schema without data: answers by the hash of what is asked, by the same rule as MadeUp.cs. */
function makeUp(source, args, context, info) {
  const hash = hashOf(`${info.parentType.name}.${info.fieldName}${JSON.stringify(args)}#${source?.number ?? 0}`);
  if (hash % 29 === 0) throw new Error('made up');
  return valueOf(info.returnType, hash);
}

function valueOf(type, hash) {
  if (hash % (isNonNullType(type) ? 61 : 7) === 0) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) return Array.from({ length: hash % 4 }, (_, at) => valueOf(nullable.ofType, hashOf(`${hash}[${at}]`)));
  if (isEnumType(nullable)) return nullable.getValues().map((value) => value.name).sort()[hash % nullable.getValues().length];
  if (isCompositeType(nullable)) {
    const possible = isObjectType(nullable) ? [nullable] : [...schema.getPossibleTypes(nullable)];
    return { __typename: possible.map((candidate) => candidate.name).sort()[hash % possible.length], number: hash % 50 };
  }
  switch (nullable.name) {
    case 'Int': return hash % 1000;
    case 'Float': return (hash % 1000) / 4;
    case 'Boolean': return hash % 2 === 0;
    default: return `${nullable.name} ${hash % 1000}`;
  }
}

/** FNV-1a over UTF-16 code units, with its high bits folded in. */
function hashOf(text) {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}

const places = (errors) => errors.map((error) => (error.locations ?? []).map((at) => `${at.line}:${at.column}`));

async function judge({ query, variables, operationName, run, schemaToCheck }) {
  if (schemaToCheck) return { messages: validateSchema(buildSchema(schemaToCheck)).map((error) => error.message) };
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return { syntax: places([error])[0][0] };
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return { invalid: places(errors), messages: errors.map((error) => error.message) };
  if (!run) return {};
  const result = await execute({ schema, document, variableValues: variables, operationName, fieldResolver: data.$madeUp ? makeUp : resolve, typeResolver: (value) => value.__typename });
  return { result };
}

for await (const line of lines) {
  const request = JSON.parse(line);
  if (request.sdl) {
    prepare(request.sdl);
    data = request.data;
    continue;
  }
  let answer;
  try {
    answer = await judge(request);
  } catch (error) {
    answer = { crashed: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
