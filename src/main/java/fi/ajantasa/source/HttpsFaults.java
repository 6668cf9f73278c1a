package fi.ajantasa.source;

import fi.ajantasa.source.Failure.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says of an exception below a request what it means; its message may quote the request and is never kept. */
final class HttpsFaults {
    /** What a server says during the handshake when our own certificate does not please it. */
    private static final Pattern OUR_CERTIFICATE =
            Pattern.compile("fatal alert: (?:.*certificate.*|access_denied|unknown_ca)");

    private HttpsFaults() {}

    static TransportException of(IOException failure, String host) {
        if (failure instanceof TransportException known) {
            return known;
        } else if (failure instanceof SSLException tls) {
            return handshake(tls, host);
        } else if (failure instanceof InterruptedIOException) {
            return new TransportException(Reason.NO_ANSWER, host + " did not answer in time");
        } else if (failure instanceof UnknownHostException) {
            return new TransportException(Reason.UNREACHABLE, "no address is known for " + host);
        } else if (failure instanceof ProtocolException || failure instanceof EOFException) {
            return new TransportException(Reason.CUT_SHORT, "the reply of " + host + " ended early or was broken");
        }
        return new TransportException(Reason.UNREACHABLE, "no connection to " + host + ", or it broke");
    }

    private static TransportException handshake(SSLException failure, String host) {
        if (OUR_CERTIFICATE.matcher(Objects.toString(failure.getMessage(), "")).find()) {
            return new TransportException(Reason.REFUSED, host + " refused our certificate");
        }
        boolean distrusted = failure instanceof SSLPeerUnverifiedException || has(failure, CertificateException.class);
        boolean broke = has(failure, EOFException.class) || has(failure, SocketException.class);
        return broke && !distrusted
                ? new TransportException(Reason.UNREACHABLE, "the connection to " + host + " broke")
                : new TransportException(Reason.UNTRUSTED, "the certificate or the protocol of " + host);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
