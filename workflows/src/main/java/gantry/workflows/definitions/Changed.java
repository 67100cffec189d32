package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

/**
 * What a change has led to.
 *
 * @param versionArn of the version that was to be published with it; null if none was
 */
public record Changed<T>(T state, @Nullable StateMachineArn versionArn) {}
