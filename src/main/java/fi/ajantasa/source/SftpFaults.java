package fi.ajantasa.source;

import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Says of an exception of an SFTP connection what it means; its own words may quote a path and are not kept. */
final class SftpFaults {
    private SftpFaults() {}

    static TransportException of(IOException failure, String host) {
        if (failure instanceof SftpException told && !isBroken(told)) {
            return new TransportException(Reason.UNEXPECTED, host + " answers " + name(told));
        } else if (failure.getCause() instanceof UnresolvedAddressException) {
            return new TransportException(Reason.UNREACHABLE, "no address is known for " + host);
        } else if (failure.getCause() instanceof TimeoutException) {
            return new TransportException(Reason.NO_ANSWER, host + " did not answer in time");
        }
        return new TransportException(Reason.UNREACHABLE, "no connection to " + host + ", or it broke");
    }

    static boolean isMissing(SftpException told) {
        return told.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE;
    }

    private static boolean isBroken(SftpException told) {
        return told.getStatus() == SftpConstants.SSH_FX_CONNECTION_LOST
                || told.getStatus() == SftpConstants.SSH_FX_NO_CONNECTION;
    }

    private static String name(SftpException told) {
        return switch (told.getStatus()) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
                "that a folder or file is not there";
            case SftpConstants.SSH_FX_PERMISSION_DENIED -> "that we may not do this there";
            default -> "with status " + told.getStatus();
        };
    }
}
