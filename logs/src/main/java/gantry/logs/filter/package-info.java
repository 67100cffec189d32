/**
 * Filter patterns: terms, and conditions on the members of JSON messages. Start reading at {@link
 * gantry.logs.filter.FilterPattern}. Pure.
 *
 * <p>Not here: the patterns of space-delimited events ({@code [ip, user, …]}), which are refused.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 *     pattern syntax</a>
 */
@NullMarked
package gantry.logs.filter;

import org.jspecify.annotations.NullMarked;
