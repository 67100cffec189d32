package bank;

/** Its whole name, {@code bank.PaymentDeclined}, is what Retry and Catch know it by. */
public class PaymentDeclined extends RuntimeException {
    public PaymentDeclined(String message) {
        super(message);
    }
}
