/**
 * What tests of every module use to open a store: on SQLite or, as the environment says, on a real
 * PostgreSQL of their own.
 */
@NullMarked
package gantry.store.testing;

import org.jspecify.annotations.NullMarked;
