package org.zhengcheng.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;

/** A real SMTP server on a port of its own, the same after it was down; one for all tests of a run. */
public final class MailServer {

    private static final MailServer ONE = new MailServer();

    private final int port = freePort();
    private final GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private MailServer() {
        server.start();
    }

    public static MailServer get() {
        return ONE;
    }

    int port() {
        return port;
    }

    /** Nobody answers at the port; what had arrived is gone. */
    public void goDown() {
        server.stop();
    }

    /** It answers again, or still. */
    public void comeUp() {
        if (!server.isRunning()) {
            server.start();
        }
    }

    /** The letters that have arrived for an address. */
    public List<Letter> lettersTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(letter -> address.equals(GreenMailUtil.getAddressList(recipients(letter))))
                .map(MailServer::read)
                .toList();
    }

    private static jakarta.mail.Address[] recipients(MimeMessage letter) {
        try {
            return letter.getAllRecipients();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Letter read(MimeMessage letter) {
        try {
            return new Letter(
                    letter.getMessageID(), letter.getSubject(), part(letter, "text/plain"), part(letter, "text/html"));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** A letter that arrived. */
    public record Letter(String id, String subject, String text, String html) {}
}
