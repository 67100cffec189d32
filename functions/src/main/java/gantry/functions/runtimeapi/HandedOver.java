package gantry.functions.runtimeapi;

/** An invocation that a runtime has got, and until when it may take. */
public record HandedOver(InvocationEvent event, long deadlineAtMs) {}
