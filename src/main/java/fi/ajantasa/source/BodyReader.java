package fi.ajantasa.source;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;

/** Takes the body of a reply as it comes; returns what the {@link Reply} holds of it. */
interface BodyReader {
    byte[] read(Response head, InputStream body) throws IOException;
}
