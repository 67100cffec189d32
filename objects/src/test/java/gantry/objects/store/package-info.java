@NullMarked
package gantry.objects.store;

import org.jspecify.annotations.NullMarked;
