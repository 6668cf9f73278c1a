/** What several tests share: the databases. */
@NullMarked
package fi.ajantasa.testing;

import org.jspecify.annotations.NullMarked;
