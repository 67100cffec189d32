package gantry.functions.folders;

import gantry.operations.AwsException;

/** The settings of a function cannot be used; the sentence says where and what to do. */
@SuppressWarnings("serial")
public final class FunctionMistake extends AwsException {
    public FunctionMistake(String sentence) {
        super(400, "InvalidParameterValueException", sentence);
    }
}
