package gantry.operations;

/** The account and the region that a call works in, as they stand in the ARNs it makes. */
public record Scope(String account, String region) {}
