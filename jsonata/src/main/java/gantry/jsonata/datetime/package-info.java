/**
 * Picture strings of XPath F&O for integers and date/time values: parse and format.
 *
 * <p>Threads: pictures are immutable once parsed.
 */
@NullMarked
package gantry.jsonata.datetime;

import org.jspecify.annotations.NullMarked;
