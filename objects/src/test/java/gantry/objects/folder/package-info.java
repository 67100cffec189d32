@NullMarked
package gantry.objects.folder;

import org.jspecify.annotations.NullMarked;
