class Account:
    amounts = []

    def add(self, amount):
        self.amounts.append(amount)

    def total(self):
        return sum(self.amounts)
