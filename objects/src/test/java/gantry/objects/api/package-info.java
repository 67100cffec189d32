@NullMarked
package gantry.objects.api;

import org.jspecify.annotations.NullMarked;
