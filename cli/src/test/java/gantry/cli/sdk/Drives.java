package gantry.cli.sdk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operations whose answers a test reads back; {@link SharedServer} fails a test that says so
 * and whose client did not get an answer of each.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Drives {
    String[] value();
}
