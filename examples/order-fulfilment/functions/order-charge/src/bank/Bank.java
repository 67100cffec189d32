package bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The bank: takes the money at once, and takes its time to say so. */
public class Bank {
    private final Ledger ledger = new Ledger(Path.of(System.getenv("LEDGER")));

    /** The function order-charge. */
    public Map<String, String> charge(Map<String, Object> payment)
            throws IOException, InterruptedException {
        if (payment.get("card").toString().startsWith("declined")) {
            throw new PaymentDeclined("The bank said no");
        }
        String reference = ledger.once("charge-" + payment.get("orderId"));
        System.out.println("Charged " + payment.get("amount") + ": " + reference);
        Thread.sleep(Duration.ofSeconds(Long.parseLong(System.getenv("SECONDS"))));
        return Map.of("reference", reference);
    }

    /** The function order-refund. */
    public Map<String, String> refund(Map<String, Object> payment) throws IOException {
        String reference = ledger.once("refund-" + payment.get("orderId"));
        System.out.println("Refunded " + payment.get("amount") + ": " + reference);
        return Map.of("reference", reference);
    }
}
