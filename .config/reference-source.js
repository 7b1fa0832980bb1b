// @ts-check
// The public types and their docblocks, read by the compiler for the reference pages, and what all of these pages share.
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A name with its docblock.
 *
 * @typedef {object} Documented
 * @property {string} name
 * @property {string} doc Markdown
 * @property {typescript.Symbol} symbol
 */

/** @type {Source | undefined} */
let made;

/** The source of the package: every file that its entries import. */
export function source() {
  return (made ??= new Source([
    'src/index.ts',
    'src/inspector.ts',
    'src/server/index.ts',
    'src/protocol/index.ts',
    'src/simulator/index.ts',
  ]));
}

/** The types of some files and of those that they import. */
class Source {
  /** @type {typescript.Program} */
  #program;
  /** @type {typescript.TypeChecker} */
  #checker;

  /** @param {readonly string[]} files from the root */
  constructor(files) {
    const read = typescript.readConfigFile(`${root}tsconfig.json`, (path) => typescript.sys.readFile(path));
    const { options } = typescript.parseJsonConfigFileContent(read.config, typescript.sys, root);
    this.#program = typescript.createProgram(
      files.map((file) => root + file),
      { ...options, types: [] },
    );
    this.#checker = this.#program.getTypeChecker();
  }

  /**
   * Everything that a file exports, in its order.
   *
   * @param {string} file
   * @returns {readonly Documented[]}
   */
  exportsOf(file) {
    const source = this.#program.getSourceFile(root + file);
    const module = source && this.#checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} exports nothing`);
    return this.#checker.getExportsOfModule(module).map((symbol) => this.#documented(this.#origin(symbol)));
  }

  /**
   * @param {string} file
   * @param {string} name
   */
  exported(file, name) {
    const found = this.exportsOf(file).find((one) => one.name === name);
    if (!found) throw new Error(`${file} does not export ${name}`);
    return found;
  }

  /**
   * The members of an exported type, or of the type of an exported value; those of the browser's own types are left out.
   *
   * @param {string} file
   * @param {string} name
   * @returns {readonly Documented[]}
   */
  membersOf(file, name) {
    const { symbol } = this.exported(file, name);
    const isType = symbol.flags & (typescript.SymbolFlags.Interface | typescript.SymbolFlags.TypeAlias);
    const type = isType ? this.#checker.getDeclaredTypeOfSymbol(symbol) : this.#checker.getTypeOfSymbol(symbol);
    return this.#checker
      .getPropertiesOfType(type)
      .filter(({ declarations = [] }) =>
        declarations.some((declaration) => !declaration.getSourceFile().fileName.includes('node_modules')),
      )
      .map((member) => this.#documented(member));
  }

  /**
   * The docblock of the class or interface that a member's type names.
   *
   * @param {Documented} member
   */
  docOfType({ symbol }) {
    const type = this.#checker.getTypeOfSymbol(symbol).getSymbol();
    return type ? this.#documented(type).doc : '';
  }

  /**
   * The signature of a function or method, such as `terminate(): void`; undefined for anything else.
   *
   * @param {Documented} member
   */
  signatureOf({ name, symbol }) {
    const [signature] = this.#checker.getTypeOfSymbol(symbol).getCallSignatures();
    return signature && name + this.#checker.signatureToString(signature);
  }

  /**
   * The type of a member, such as `string | null | undefined`.
   *
   * @param {Documented} member
   */
  typeOf({ symbol }) {
    return this.#textOf(this.#checker.getTypeOfSymbol(symbol));
  }

  /**
   * The parameters of a function or method and the type that it returns; undefined for anything else.
   *
   * @param {Documented} member
   */
  callOf({ symbol }) {
    const [signature] = this.#checker.getTypeOfSymbol(symbol).getCallSignatures();
    if (!signature) return undefined;
    const parameters = signature.getParameters().map((parameter) => ({
      name: parameter.name,
      type: this.#textOf(this.#checker.getTypeOfSymbol(parameter)),
      isOptional: (parameter.declarations ?? []).some(
        (declaration) => typescript.isParameter(declaration) && this.#checker.isOptionalParameter(declaration),
      ),
    }));
    return { parameters, returns: this.#textOf(signature.getReturnType()) };
  }

  /**
   * True for a `readonly` property.
   *
   * @param {Documented} member
   */
  isReadOnly({ symbol }) {
    return (symbol.declarations ?? []).some(
      (declaration) => typescript.getCombinedModifierFlags(declaration) & typescript.ModifierFlags.Readonly,
    );
  }

  /**
   * The texts of a tag of a docblock, such as `@csspart`.
   *
   * @param {Documented} of
   * @param {string} tag
   * @returns {readonly string[]}
   */
  tagsOf({ symbol }, tag) {
    return symbol
      .getJsDocTags(this.#checker)
      .filter(({ name }) => name === tag)
      .map(({ text }) => typescript.displayPartsToString(text));
  }

  /** @param {typescript.Type} type */
  #textOf(type) {
    return this.#checker.typeToString(type, undefined, typescript.TypeFormatFlags.NoTruncation);
  }

  /** @param {typescript.Symbol} symbol */
  #origin(symbol) {
    return symbol.flags & typescript.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }

  /**
   * @param {typescript.Symbol} symbol
   * @returns {Documented}
   */
  #documented(symbol) {
    const text = typescript.displayPartsToString(symbol.getDocumentationComment(this.#checker));
    // Links of docblocks lead nowhere in Markdown.
    const doc = text.replace(/\{@link (\w+)\}/g, '`$1`');
    return { name: symbol.name, doc, symbol };
  }
}

/** @param {string} doc a docblock as one paragraph */
export function inOneLine(doc) {
  return doc.replace(/\s+/g, ' ').trim();
}

/**
 * The head of a generated page.
 *
 * @param {string} title
 * @param {string} from
 */
export function headOf(title, from) {
  return `# ${title}\n\n<!-- Made by \`npm run reference\` from ${from}. Change the source, not this page. -->`;
}

/**
 * A block of code with a whole file.
 *
 * @param {string} file from the root
 */
export function blockOf(file) {
  const text = readFileSync(root + file, 'utf8').replace(/^\/\/ @ts-check\n/, '');
  return `\`\`\`${extname(file).slice(1)}\n${text}\`\`\``;
}
