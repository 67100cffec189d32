@NullMarked
package gantry.objects.remote;

import org.jspecify.annotations.NullMarked;
