@org.jspecify.annotations.NullMarked
package gantry.server.metrics;
