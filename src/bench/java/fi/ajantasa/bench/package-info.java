/** Times the nights of the product and, on the same files, programs it must be compared with. */
@NullMarked
package fi.ajantasa.bench;

import org.jspecify.annotations.NullMarked;
