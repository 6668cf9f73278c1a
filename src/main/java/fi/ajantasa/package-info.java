/** Ajantasa: keeps customer records in step with external registers, and proves it. */
@NullMarked
package fi.ajantasa;

import org.jspecify.annotations.NullMarked;
