class Account:
    amount = 0

    def add(self, amount):
        self.amount = amount

    def total(self):
        return self.amount
