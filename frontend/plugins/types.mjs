// Reads an OpenAPI 3.1 document from standard input and writes its schemas as TypeScript types.
// openapi-typescript needs TypeScript 5 at run time; this project checks with TypeScript 7.
import { text } from 'node:stream/consumers';

const name = (ref) => ref.slice(ref.lastIndexOf('/') + 1).replace(/\W/g, '_');
const quote = (value) => (typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : JSON.stringify(value));
const PLAIN = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

function type(schema, indent) {
  if (schema === true || schema === undefined) return 'unknown';
  if (schema.$ref) return name(schema.$ref);
  if ('const' in schema) return quote(schema.const);
  if (schema.enum) return schema.enum.map(quote).join(' | ');
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return options.map((option) => type(option, indent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => type(part, indent)).join(' & ');
  return [schema.type ?? 'unknown'].flat().map((kind) => one(kind, schema, indent)).join(' | ');
}

function one(kind, schema, indent) {
  if (kind === 'array') {
    const item = type(schema.items, indent);
    return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`;
  }
  if (kind === 'object') {
    const more = schema.additionalProperties;
    if (!schema.properties) return more && more !== true ? `Record<string, ${type(more, indent)}>` : 'Record<string, unknown>';
    return fields(schema, indent);
  }
  return PLAIN[kind] ?? 'unknown';
}

function fields(schema, indent) {
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties).map(([key, value]) => {
    const doc = value.description ? `${inner}/** ${value.description.replace(/\*\//g, '')} */\n` : '';
    const optional = schema.required?.includes(key) ? '' : '?';
    return `${doc}${inner}${/^\w+$/.test(key) ? key : quote(key)}${optional}: ${type(value, inner)};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

const document = JSON.parse(await text(process.stdin));
const schemas = Object.entries(document.components?.schemas ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
const out = schemas.map(([key, schema]) => `export type ${name(key)} = ${type(schema, '')};\n`);
process.stdout.write(`// Written by \`npm run types\` from the server's OpenAPI document.\n\n${out.join('\n')}`);
