package gantry.workflows.teststate;

/** How far a mocked result is held to what the called API answers; the names are those of AWS. */
public enum FieldValidation {
    /** What is there has the form of the API's answer, and what that requires is there. */
    STRICT,
    /** What is there has the form of the API's answer. */
    PRESENT,
    /** Not at all. */
    NONE
}
