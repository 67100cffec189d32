@org.jspecify.annotations.NullMarked
package gantry.workflows.figures;
