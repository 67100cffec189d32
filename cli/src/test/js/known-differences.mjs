// Where Gantry and two public validators judge a definition differently, by rule, and why Gantry stays as it is: AWS is right
// where it is known, by a recording or by what people measured. `message` meets each error of the one who refuses, Gantry's as
// `CODE: text`; `at`, if there, its location.

const readsTheCall = "AWS asks what a Task calls, by kind of machine; a validator without a region leaves that open";
const contextItem = "AWS has no context item at the top level, nor every name everywhere (measured); no package looks for it";
const recordedLanguage = "below a machine of JSONata no state returns to JSONPath (recorded)";
const recordedRole = "Credentials need a RoleArn (recorded)";
const recordedEscapes = "what an intrinsic's text may escape (recorded)";
const recordedTimestamp = "an upper-case T and Z, and a day that there is (recorded)";
const measuredLanguage = "neither a processor nor a branch has a QueryLanguage (measured)";
const measuredMap = "the bounds and paths of a Map's numbers (measured)";
const wholePercentage = "a tolerated percentage may have decimals (recorded)";
const identifiers = "the name of a variable is a Unicode identifier (documented)";

/** By validator: what Gantry alone refuses, and what the validator alone refuses. */
export const knownDifferences = {
  "asl-validator": {
    gantryRefuses: [
      { message: /^UNSUPPORTED_JSONATA_EXPRESSION: /, why: contextItem },
      { message: /'QueryLanguage' can not be 'JSONPath'/, why: recordedLanguage },
      { message: /Field 'QueryLanguage' is not supported/, why: measuredLanguage },
      { message: /^SCHEMA_VALIDATION_FAILED: Express state machine does not support /, why: readsTheCall },
      { message: /The resource provided .* is not recognized|Value is not a valid resource ARN/, why: readsTheCall },
      { message: /The field 'RoleArn' is required/, why: recordedRole },
      { message: /must be a valid JSONPath or a valid intrinsic function call/, why: recordedEscapes },
      { message: /does not match RFC3339 timestamp/, why: recordedTimestamp },
      { message: /^SCHEMA_VALIDATION_FAILED: The variable name /, why: identifiers },
      { message: /(Minimum|Maximum) value is|Value is not a Reference Path$/, why: measuredMap },
      { message: /field 'Max\w+BatchPath' is only supported for the 'JSONPath'/, why: "a field's language (measured)" },
      {
        message: /Value must be a valid JSONPath\.$/,
        why: "AWS takes the paths of Jayway, which has no script expressions such as [(@.length-1)]",
      },
      {
        message: /Expected value of type \[STRING\]$/,
        at: /\/Resource$/,
        why: "AWS gets definitions after a template tool has put in the ARN that an object stands for",
      },
      { message: /Expected value of type \[STRING\]$/, at: /\/ItemsPath$/, why: "only InputPath, OutputPath and ResultPath may be null" },
    ],
    theyRefuse: [
      {
        message: /^SCHEMA_VALIDATION_FAILED: \/States\/.*\/(Output|Assign|Arguments|Items|ItemSelector|BatchInput)\b.* is invalid\. must (match exactly one schema in oneOf|be object)$/,
        why: "AWS takes any JSON as a payload of JSONata (recorded), trims an expression, and takes what is not wholly within the delimiters as a text",
      },
      { message: /\/ToleratedFailurePercentage is invalid\. must be integer$/, why: wholePercentage },
      { message: /\/MaxItems is invalid\. must be >= 1$/, why: "a MaxItems of 0 means all (recorded)" },
      { message: /\/Condition is invalid\. must be string$/, why: "a Condition may be true or false itself (recorded)" },
      {
        message: /must match format "asl_payload_template"$/,
        why: "AWS takes the paths of Jayway, as $.[0] and what compares two paths (deployed), and asks the types of an intrinsic's arguments when it is called",
      },
    ],
    // A state that breaks one rule is no state of its type, and so of no type.
    follows: /\/Type is invalid\. must be equal to one of the allowed values$/,
  },
  "amazon-states-language-service": {
    gantryRefuses: [
      { message: /^UNSUPPORTED_JSONATA_EXPRESSION: /, why: contextItem },
      { message: /^INVALID_JSONATA_EXPRESSION: /, why: "it does not parse the expressions of JSONata" },
      { message: /'QueryLanguage' can not be 'JSONPath'/, why: recordedLanguage },
      { message: /Field 'QueryLanguage' is not supported/, why: measuredLanguage },
      { message: /The QueryLanguage is set to '\w+', but field/, why: "it does not ask which language a field is of (measured)" },
      { message: /^SCHEMA_VALIDATION_FAILED: Express state machine does not support /, why: readsTheCall },
      { message: /The resource provided .* is not recognized|Value is not a valid resource ARN/, why: readsTheCall },
      { message: /The field 'RoleArn' is required/, why: recordedRole },
      { message: /must be a valid JSONPath or a valid intrinsic function call/, why: recordedEscapes },
      { message: /does not match RFC3339 timestamp/, why: recordedTimestamp },
      { message: /^SCHEMA_VALIDATION_FAILED: The variable name /, why: identifiers },
      { message: /(Minimum|Maximum) value is/, why: measuredMap },
      { message: /Value is not a Reference Path|Value must be a valid JSONPath\.$/, why: "it takes any text as a path" },
      { message: /only (be |)one of the following fields: \[\w+(, \w+)+\]$/, why: "it does not ask whether a field and its twin exclude each other" },
      { message: /The fields '.*' and '.*' name the same field$/, why: "as the twins, within a template" },
      { message: /^DUPLICATE_STATE_NAME: /, why: "it compares names within one scope, AWS over the machine" },
      { message: /^INVALID_STATE_NAME: /, why: "it does not measure names; 80 characters are AWS's quota" },
      { message: /Definition must be a valid JSON object$/, why: "to an editor an empty page has no problems (recorded)" },
      { message: /Expected value of type \[OBJECT\]$/, at: /\/Credentials$/, why: "it does not look into Credentials" },
    ],
    theyRefuse: [
      { message: /^Incorrect type\. Expected one of integer, JSONata expression\.$/, why: wholePercentage },
      { message: /must be a valid JSONPath or intrinsic function expression\.$/, why: "States.Array() has no arguments and is one (recorded)" },
    ],
  },
};
