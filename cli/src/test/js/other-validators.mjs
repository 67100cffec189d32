// Two public validators of the States Language, asked alike: a text in, their errors out.
import { createRequire } from "node:module";
import languageService from "amazon-states-language-service"; // CommonJS, whose names Node cannot foresee

/** asl-validator makes a new Ajv for each definition, which takes it a hundred times as long as to judge; it gets the first again. */
function requireAslValidator() {
  const require = createRequire(createRequire(import.meta.url).resolve("asl-validator"));
  const ajv = require("ajv");
  const Ajv = ajv.default;
  let only;
  ajv.default = function OneAjv(options) {
    if (only === undefined) {
      only = new Ajv(options);
      const add = only.addKeyword.bind(only);
      only.addKeyword = (keyword) => ([keyword.keyword].flat().some((name) => only.getKeyword(name)) ? only : add(keyword));
    }
    return only;
  };
  return require("asl-validator");
}

const aslValidator = requireAslValidator();
const ERROR = 1; // vscode's DiagnosticSeverity
const { getLanguageService, TextDocument } = languageService;
const service = getLanguageService({});

export const otherValidators = {
  "asl-validator": (text) => {
    try {
      // parsed anew each time: it writes into what it is given
      return aslValidator(JSON.parse(text)).errors.map((error) => `${error["Error code"]}: ${error.Message}`);
    } catch (thrown) {
      return [`thrown: ${thrown.message}`]; // for what is no JSON, or no object
    }
  },
  "amazon-states-language-service": async (text) => {
    const document = TextDocument.create("recorded.asl.json", "json", 1, text);
    const found = await service.doValidation(document, service.parseJSONDocument(document));
    return found.filter(({ severity }) => severity === ERROR).map(({ message }) => message);
  },
};
